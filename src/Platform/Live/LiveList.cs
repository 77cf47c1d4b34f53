using Maru.Kernel;

namespace Maru.Platform.Live;

/// <summary>The topics that a connection lists. Empty: the person's own topics are shown.</summary>
/// <param name="Topics">The topics in the client's order.</param>
/// <param name="Positions">The position from which each continues; topics without a position begin at the start.</param>
/// <param name="Refused">Topics that do not exist for this person, each with its refusal.</param>
internal sealed record LiveList(
    IReadOnlyList<LiveTopic> Topics, IReadOnlyList<long> Positions, IReadOnlyDictionary<LiveTopic, Failure> Refused)
{
    public static readonly LiveList Own = new([], [], new Dictionary<LiveTopic, Failure>());

    public IEnumerable<LiveTopic> Followed => Topics.Where(topic => !Refused.ContainsKey(topic));
}
