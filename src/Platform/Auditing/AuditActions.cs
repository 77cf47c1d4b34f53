namespace Maru.Platform.Auditing;

/// <summary>
/// What can be done to a resource, as the audit log calls it. A module may add a verb of its own: one to 100 characters, snake_case.
/// </summary>
public static class AuditActions
{
    /// <summary>Something is there that was not.</summary>
    public const string Create = "create";

    /// <summary>A secret, or the log itself, was looked at.</summary>
    public const string Read = "read";

    /// <summary>Something has changed.</summary>
    public const string Update = "update";

    /// <summary>Something is gone, or void for good.</summary>
    public const string Delete = "delete";

    /// <summary>Somebody signed in, or tried.</summary>
    public const string Login = "login";

    /// <summary>A session was ended.</summary>
    public const string Logout = "logout";

    /// <summary>A job, a rotation, a purge was run.</summary>
    public const string Execute = "execute";

    /// <summary>Something was tried without being kept.</summary>
    public const string Test = "test";

    /// <summary>A version went into force.</summary>
    public const string Deploy = "deploy";

    /// <summary>An earlier version went into force again.</summary>
    public const string Rollback = "rollback";

    /// <summary>Somebody agreed to what another prepared.</summary>
    public const string Approve = "approve";

    /// <summary>Somebody, or a rule, refused what another prepared.</summary>
    public const string Reject = "reject";
}
