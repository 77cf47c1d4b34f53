namespace Maru.Modules.Audit.Reading;

/// <summary>As what the log is exported.</summary>
internal enum ExportFormat
{
    /// <summary>Comma-separated, RFC 4180, safe for spreadsheets.</summary>
    Csv,

    /// <summary>One array.</summary>
    Json,
}
