namespace Maru.Kernel;

/// <summary>Which page of a list, checked: <c>page</c> ≥ 1, <c>page_size</c> 1–100.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="Size">Rows a page.</param>
public readonly record struct PageRequest(int Number, int Size)
{
    /// <summary>Rows a page when the client does not say.</summary>
    public const int DefaultSize = 50;

    /// <summary>Rows before this page.</summary>
    public long Offset => (Number - 1L) * Size;

    /// <summary>Checks what the client sent.</summary>
    /// <param name="page">The page, or null for the first.</param>
    /// <param name="pageSize">Rows a page, or null for the default.</param>
    public static Outcome<PageRequest> Parse(int? page, int? pageSize)
    {
        var request = new PageRequest(page ?? 1, pageSize ?? DefaultSize);
        return request is { Number: >= 1 and <= 1_000_000, Size: >= 1 and <= 100 } ? request : RequestFailures.PageOutOfRange;
    }
}
