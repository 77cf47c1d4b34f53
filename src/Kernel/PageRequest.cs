namespace Maru.Kernel;

/// <summary>Which page of a list, checked.</summary>
/// <param name="Number">1 for the first; ignored if there is a cursor.</param>
/// <param name="Size">Rows a page.</param>
/// <param name="After">Where the page before ended, or null.</param>
public readonly record struct PageRequest(int Number, int Size, Cursor? After = null)
{
    /// <summary>Rows a page when the client does not say.</summary>
    public const int DefaultSize = 50;

    /// <summary>The most rows a page may have.</summary>
    public const int LargestSize = 100;

    /// <summary>The last page that can be asked for by its number.</summary>
    public const int LastNumber = 1_000_000;

    /// <summary>Rows before this page that are not shown.</summary>
    public long Offset => After is null ? (Number - 1L) * Size : 0;

    /// <summary>Checks what the client sent.</summary>
    /// <param name="page">The page, or null for the first.</param>
    /// <param name="pageSize">Rows a page, or null for the default.</param>
    /// <param name="after">Where the page before ended, or null.</param>
    public static Outcome<PageRequest> Parse(int? page, int? pageSize, Cursor? after = null)
    {
        var request = new PageRequest(page ?? 1, pageSize ?? DefaultSize, after);
        return request.Number is < 1 or > LastNumber ? RequestFailures.PageOutOfRange.At("page", $"1 to {LastNumber}.")
            : request.Size is < 1 or > LargestSize ? RequestFailures.PageOutOfRange.At("page_size", $"1 to {LargestSize}.")
            : request;
    }

    /// <summary>This page of a list in memory. If the cursor's row no longer exists, the page begins where that row was.</summary>
    /// <typeparam name="T">The item.</typeparam>
    /// <param name="all">The whole list, in its order.</param>
    /// <param name="idOf">An item's id.</param>
    public Page<T> Of<T>(IReadOnlyList<T> all, Func<T, string> idOf)
    {
        var first = (int)Math.Min(After is { } after ? PlaceBehind(after, all, idOf) : Offset, all.Count);
        List<T> items = [.. all.Skip(first).Take(Size)];
        var end = first + items.Count;
        return new Page<T>(items, all.Count, Number, Size, end < all.Count ? new Cursor(end, idOf(all[end - 1])) : null);
    }

    private static long PlaceBehind<T>(Cursor after, IReadOnlyList<T> all, Func<T, string> idOf)
    {
        for (var i = 0; i < all.Count; i++)
        {
            if (idOf(all[i]) == after.Id)
            {
                return i + 1;
            }
        }

        return Math.Clamp(after.Number, 0, all.Count);
    }
}
