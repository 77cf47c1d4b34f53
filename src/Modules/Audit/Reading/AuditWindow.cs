namespace Maru.Modules.Audit.Reading;

/// <summary>Which part of the matching entries.</summary>
/// <param name="Number">The page, 1 for the first.</param>
/// <param name="Size">Entries a page.</param>
/// <param name="Before">The cursor: only entries older than this one. Then the page's number skips nothing.</param>
internal readonly record struct AuditWindow(int Number, int Size, long? Before)
{
    public long Offset => Before is null ? (Number - 1L) * Size : 0;
}
