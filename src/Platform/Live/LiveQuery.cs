using System.ComponentModel.DataAnnotations;
using Maru.Kernel;
using Microsoft.AspNetCore.Mvc;

namespace Maru.Platform.Live;

/// <summary>Several topics over one connection.</summary>
internal sealed record LiveQuery
{
    private const int LongestList = 8000;

    /// <summary>At most 50 topics, such as run:ID, separated by commas; your own when it is left out.</summary>
    [FromQuery(Name = "topics"), MaxLength(LongestList)]
    public string? Topics { get; init; }

    /// <summary>Ids of runs, separated by commas: the same as topics that begin with run:, and before them.</summary>
    [FromQuery(Name = "runs"), MaxLength(LongestList)]
    public string? Runs { get; init; }

    /// <summary>The topics of the list, each once.</summary>
    public Outcome<IReadOnlyList<LiveTopic>> Listed()
    {
        string[] written = [.. Split(Runs).Select(id => $"run:{id}"), .. Split(Topics)];
        var topics = written.Select(LiveTopic.Parse).OfType<LiveTopic>().Distinct().ToList();
        var isNothing = written.Length == 0 && (Topics ?? "") + (Runs ?? "") != "";
        return !isNothing && topics.Count == written.Distinct(StringComparer.Ordinal).Count() && topics.Count <= LiveFollower.MostTopics
            ? topics
            : RequestFailures.MalformedParameter.At("topics", "At most 50 topics, such as run:ID, separated by commas.");
    }

    private static string[] Split(string? list) =>
        (list ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
