using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Maru.Kernel;
using Maru.Platform.Http;
using Microsoft.AspNetCore.Mvc;

namespace Maru.Platform.Live;

/// <summary>What a live connection already has: <c>Last-Event-ID</c>, or <c>after</c> where a header cannot be set.</summary>
public sealed record LivePosition
{
    /// <summary>The id of the last event you have, where you cannot send Last-Event-ID.</summary>
    [FromQuery(Name = "after"), MaxLength(2000)]
    public string? After { get; init; }

    /// <summary>The id of the last event you have; browsers send it by themselves when they come back.</summary>
    [FromHeader(Name = "Last-Event-ID")]
    public string? LastEventId { get; init; }

    /// <summary>Whether the client reconnects, as browsers do by themselves.</summary>
    internal bool IsBack => LastEventId is { Length: > 0 };

    private string Sent => IsBack ? LastEventId! : After ?? "";

    /// <summary>The last number of a single topic; 0 for none.</summary>
    internal Outcome<long> Number() =>
        Sent.Length == 0 ? 0 : NumberOf(Sent) is { } seq ? seq : Malformed("The number of the last event you have.");

    /// <summary>The last numbers of the given number of topics, in the order of their list; missing ones are 0.</summary>
    internal Outcome<IReadOnlyList<long>> Numbers(int topics)
    {
        List<long?> numbers = [.. (Sent.Length == 0 ? [] : Sent.Split('.')).Select(NumberOf)];
        return numbers.Count <= topics && !numbers.Contains(null)
            ? numbers.OfType<long>().ToList()
            : Malformed("An id this connection gave, for the same list of topics.");
    }

    private static long? NumberOf(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seq) ? seq : null;

    private Failure Malformed(string form) =>
        IsBack ? HttpFailures.MalformedHeader.At("last-event-id", form) : RequestFailures.MalformedParameter.At("after", form);
}
