"""A workbook in the XLSForm standard of ODK and KoboToolbox -> a questionnaire, or everything that is against it."""
