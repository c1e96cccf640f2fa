-- What the application's roles may not do: read secrets, change or delete the audit trail.
REVOKE ALL ON TABLE "session", "credential", "verification" FROM mingchuang_app, mingchuang_wide;
--> statement-breakpoint
REVOKE INSERT, UPDATE, DELETE ON TABLE "user" FROM mingchuang_app, mingchuang_wide;
--> statement-breakpoint
REVOKE UPDATE, DELETE ON TABLE "audit" FROM mingchuang_app, mingchuang_wide;
--> statement-breakpoint
REVOKE DELETE ON TABLE "settlement" FROM mingchuang_app, mingchuang_wide;
