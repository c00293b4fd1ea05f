"""Mail over the operator's SMTP server. Without one nothing here is used."""
