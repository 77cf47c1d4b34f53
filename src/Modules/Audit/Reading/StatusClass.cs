namespace Maru.Modules.Audit.Reading;

/// <summary>Status codes by their first digit.</summary>
internal static class StatusClass
{
    public static AuditStatus Of(int statusCode) => (statusCode / 100) switch
    {
        2 => AuditStatus.Success,
        4 => AuditStatus.ClientError,
        5 => AuditStatus.ServerError,
        _ => AuditStatus.Other,
    };
}
