using Maru.Kernel;
using Maru.Kernel.Access;

namespace Maru.Platform.Live;

/// <summary>
/// Something whose events people follow live: runs, an inbox, a document. Each of its things is a topic; each topic's events are rows,
/// numbered from 1 without a gap, written in the transaction of the change they report. After the commit the writer calls
/// <see cref="LiveTopics.Notify"/>. Register it as a singleton; it must be thread safe.
/// </summary>
public interface ILiveSource
{
    /// <summary>
    /// The name of one of its things, in snake_case: <c>run</c>. It is the first half of a topic (<c>run:ID</c>), the type of the event
    /// with a topic's present state, and part of the member for the id (<c>run_id</c>).
    /// </summary>
    string Name { get; }

    /// <summary>A topic's events after a number, in order. An empty list when there are none.</summary>
    /// <param name="id">The second half of the topic.</param>
    /// <param name="after">The last number the caller already has; 0 for all.</param>
    /// <param name="most">The greatest number of events, at least 1.</param>
    /// <param name="ct">Ends the reading.</param>
    Task<IReadOnlyList<LiveEvent>> ReadAsync(string id, long after, int most, CancellationToken ct);

    /// <summary>The last event number of each topic, in one statement. Topics that do not exist are left out.</summary>
    /// <param name="ids">At most 500.</param>
    /// <param name="ct">Ends the reading.</param>
    Task<IReadOnlyList<LiveTip>> TipsAsync(IReadOnlyCollection<string> ids, CancellationToken ct);

    /// <summary>
    /// A topic's present state: for a client that has none of its events, or more than there are. Null if there is no such topic.
    /// </summary>
    /// <param name="id">The second half of the topic.</param>
    /// <param name="ct">Ends the reading.</param>
    Task<LivePicture?> PictureAsync(string id, CancellationToken ct);

    /// <summary>The ids of a person's own unfinished topics, newest first.</summary>
    /// <param name="user">The person, with the rights of this moment.</param>
    /// <param name="most">The greatest number of ids.</param>
    /// <param name="ct">Ends the reading.</param>
    Task<IReadOnlyList<string>> OfAsync(CurrentUser user, int most, CancellationToken ct);

    /// <summary>
    /// Which of the topics a person may follow. It asks the database; it is called when the request begins, then every 15 seconds, and when
    /// the person's rights have changed. Things that do not exist and things of another person are left out alike.
    /// </summary>
    /// <param name="user">The person, with the rights of this moment.</param>
    /// <param name="ids">The topics, each once.</param>
    /// <param name="ct">Ends the asking.</param>
    Task<IReadOnlyCollection<string>> AllowedAsync(CurrentUser user, IReadOnlyCollection<string> ids, CancellationToken ct);

    /// <summary>
    /// The refusal for a topic that was left out; it must be the same for a thing that does not exist and for a thing of another person.
    /// </summary>
    Failure NotThere { get; }
}
