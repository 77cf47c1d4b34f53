namespace Maru.Modules.Audit.Reading;

/// <summary>The format of an exported log.</summary>
internal enum ExportFormat
{
    /// <summary>Comma-separated, RFC 4180, safe for spreadsheets.</summary>
    Csv,

    /// <summary>One array.</summary>
    Json,
}
