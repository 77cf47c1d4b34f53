using Maru.Kernel;

namespace Maru.Platform.Live;

/// <summary>The topics that one connection listed. Empty: the person's own are shown.</summary>
/// <param name="Topics">In the client's order.</param>
/// <param name="Positions">Where each goes on; those that are missing begin.</param>
/// <param name="Refused">Those that are not there for this person, each with what is said of it.</param>
internal sealed record LiveList(
    IReadOnlyList<LiveTopic> Topics, IReadOnlyList<long> Positions, IReadOnlyDictionary<LiveTopic, Failure> Refused)
{
    public static readonly LiveList Own = new([], [], new Dictionary<LiveTopic, Failure>());

    public IEnumerable<LiveTopic> Followed => Topics.Where(topic => !Refused.ContainsKey(topic));
}
