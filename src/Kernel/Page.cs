namespace Maru.Kernel;

/// <summary>One page of a list.</summary>
/// <typeparam name="T">The item.</typeparam>
/// <param name="Items">The rows of this page.</param>
/// <param name="Total">How many rows match in all, not only on this page.</param>
/// <param name="Number">1 for the first page; on the wire <c>page</c>.</param>
/// <param name="Size">Rows a page, 1–100; on the wire <c>page_size</c>.</param>
/// <param name="Next">Where the next page starts, or null at the end.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, long Total, int Number, int Size, Cursor? Next = null);
