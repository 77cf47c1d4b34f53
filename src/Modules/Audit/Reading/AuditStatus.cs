namespace Maru.Modules.Audit.Reading;

/// <summary>How an act ended, by its status code.</summary>
internal enum AuditStatus
{
    /// <summary>2xx.</summary>
    Success,

    /// <summary>4xx.</summary>
    ClientError,

    /// <summary>5xx.</summary>
    ServerError,

    /// <summary>1xx and 3xx.</summary>
    Other,
}
