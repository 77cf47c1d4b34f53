namespace Maru.Platform.Auditing;

/// <summary>
/// What can be done to a resource, in the words of the audit log. A module may add its own verb: one to 100 characters, snake_case.
/// </summary>
public static class AuditActions
{
    /// <summary>Something new was created.</summary>
    public const string Create = "create";

    /// <summary>A secret, or the log itself, was read.</summary>
    public const string Read = "read";

    /// <summary>Something has changed.</summary>
    public const string Update = "update";

    /// <summary>Something was deleted, or made invalid for good.</summary>
    public const string Delete = "delete";

    /// <summary>Somebody signed in, or tried.</summary>
    public const string Login = "login";

    /// <summary>A session was ended.</summary>
    public const string Logout = "logout";

    /// <summary>A job, a rotation, a purge was run.</summary>
    public const string Execute = "execute";

    /// <summary>Something was tried out without being stored.</summary>
    public const string Test = "test";

    /// <summary>A version was put into force.</summary>
    public const string Deploy = "deploy";

    /// <summary>An earlier version was put into force again.</summary>
    public const string Rollback = "rollback";

    /// <summary>A person approved what another prepared.</summary>
    public const string Approve = "approve";

    /// <summary>A person or a rule rejected what another prepared.</summary>
    public const string Reject = "reject";
}
