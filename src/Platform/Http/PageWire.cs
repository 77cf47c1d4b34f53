using Maru.Kernel;

namespace Maru.Platform.Http;

/// <summary>Puts pages on the wire.</summary>
public static class PageWire
{
    /// <summary>The wire form of a page.</summary>
    /// <typeparam name="T">The item.</typeparam>
    /// <typeparam name="TWire">Its wire form.</typeparam>
    /// <param name="page">The page.</param>
    /// <param name="toWire">Makes an item's wire form.</param>
    public static PageBody<TWire> ToWire<T, TWire>(this Page<T> page, Func<T, TWire> toWire) =>
        new([.. page.Items.Select(toWire)], page.Total, page.Number, page.Size, page.NextCursor);
}
