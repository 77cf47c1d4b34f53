using Maru.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Maru.Platform.Http;

/// <summary>
/// Which part of a list, as the query says it: an <c>[AsParameters]</c> of every handler that lists, beside its filter. Every list of the
/// product is read, refused and put on the wire here.
/// </summary>
public sealed record ListQuery
{
    /// <summary>The page, 1 for the first. Counts for nothing beside a cursor.</summary>
    [FromQuery(Name = "page")]
    public int? Page { get; init; }

    /// <summary>Rows a page, 1 to 100; 50 when it is not said.</summary>
    [FromQuery(Name = "page_size")]
    public int? PageSize { get; init; }

    /// <summary>
    /// The <c>next_cursor</c> of the page before, from the same list. Pages by cursor show every row once, however many are added
    /// meanwhile; pages by number do not.
    /// </summary>
    [FromQuery(Name = "cursor")]
    public string? Cursor { get; init; }

    /// <summary>The request, which knows what the list is called.</summary>
    public required HttpContext Http { get; init; }

    private string List => Http.GetEndpoint()!.Metadata.GetRequiredMetadata<IEndpointNameMetadata>().EndpointName;

    /// <summary>A page of what a filter leaves, or what is wrong with either.</summary>
    /// <typeparam name="TFilter">The filter.</typeparam>
    /// <typeparam name="T">The item.</typeparam>
    /// <typeparam name="TWire">Its wire form.</typeparam>
    /// <param name="filter">The filter that was asked for.</param>
    /// <param name="read">Reads the page.</param>
    /// <param name="toWire">Makes an item's wire form.</param>
    public async Task<IResult> PageAsync<TFilter, T, TWire>(
        Outcome<TFilter> filter, Func<TFilter, PageRequest, Task<Outcome<Page<T>>>> read, Func<T, TWire> toWire)
    {
        var page = Parse();
        return (filter.Failure ?? page.Failure) is { } wrong
            ? wrong.ToProblem()
            : (await read(filter.Value, page.Value)).Ok(found => ToWire(found, toWire));
    }

    /// <inheritdoc cref="PageAsync{TFilter,T,TWire}(Outcome{TFilter},Func{TFilter,PageRequest,Task{Outcome{Page{T}}}},Func{T,TWire})"/>
    public Task<IResult> PageAsync<TFilter, T, TWire>(
        Outcome<TFilter> filter, Func<TFilter, PageRequest, Task<Page<T>>> read, Func<T, TWire> toWire) =>
        PageAsync(filter, async Task<Outcome<Page<T>>> (asked, page) => await read(asked, page), toWire);

    /// <summary>A page of a list that has no filter.</summary>
    /// <typeparam name="T">The item.</typeparam>
    /// <typeparam name="TWire">Its wire form.</typeparam>
    /// <param name="read">Reads the page.</param>
    /// <param name="toWire">Makes an item's wire form.</param>
    public Task<IResult> PageAsync<T, TWire>(Func<PageRequest, Task<Page<T>>> read, Func<T, TWire> toWire) =>
        PageAsync<Nothing, T, TWire>(default(Nothing), (_, page) => read(page), toWire);

    private Outcome<PageRequest> Parse()
    {
        if (Cursor is null)
        {
            return PageRequest.Parse(Page, PageSize);
        }

        return CursorText.TryRead(List, Cursor, out var after)
            ? PageRequest.Parse(Page, PageSize, after)
            : HttpFailures.MalformedCursor.At("cursor", "The next_cursor of the page before, of this same list.");
    }

    private PageBody<TWire> ToWire<T, TWire>(Page<T> page, Func<T, TWire> toWire) => new(
        [.. page.Items.Select(toWire)], page.Total, page.Number, page.Size, page.Next is { } next ? CursorText.Write(List, next) : null);
}
