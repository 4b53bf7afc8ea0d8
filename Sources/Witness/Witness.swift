internal import AuditLog
