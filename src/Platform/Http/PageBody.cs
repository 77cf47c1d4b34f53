using System.Text.Json.Serialization;

namespace Maru.Platform.Http;

/// <summary>A list on the wire.</summary>
/// <typeparam name="T">The item's wire form.</typeparam>
/// <param name="Items">This page's rows.</param>
/// <param name="Total">How many match in all.</param>
/// <param name="Page">1 for the first.</param>
/// <param name="PageSize">Rows a page.</param>
/// <param name="NextCursor">Where the next page starts, for <c>cursor</c>; absent at the end.</param>
public sealed record PageBody<T>(
    IReadOnlyList<T> Items, long Total, int Page, int PageSize,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? NextCursor = null);
