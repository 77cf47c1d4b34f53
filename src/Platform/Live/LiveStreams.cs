using Maru.Platform.Http;
using Microsoft.AspNetCore.Http;

namespace Maru.Platform.Live;

/// <summary>Answers requests with streams of events, after asking the sources whether the caller may follow them. Thread safe.</summary>
public sealed class LiveStreams
{
    /// <summary>The media type of a stream.</summary>
    public const string MediaType = "text/event-stream";

    private readonly LiveFollower _follower;
    private readonly LiveSources _sources;

    internal LiveStreams(LiveSources sources, LiveFollower follower) => (_sources, _follower) = (sources, follower);

    /// <summary>
    /// One topic, until it has ended. A browser that comes back after the end gets 204, so that it does not reconnect. It refuses with the
    /// failures of the source, <c>http.malformed_parameter</c>, <c>http.malformed_header</c> and <c>work.too_many_live_clients</c>.
    /// </summary>
    /// <param name="topic">The topic.</param>
    /// <param name="position">What the client has.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="ct">Ends the checks, not the stream.</param>
    public async Task<IResult> FollowAsync(LiveTopic topic, LivePosition position, Caller caller, CancellationToken ct)
    {
        var after = position.Number();
        var refused = await _sources.RefusedAsync(caller.User, [topic], ct);
        if ((refused.GetValueOrDefault(topic) ?? after.Failure) is { } failure)
        {
            return failure.ToProblem();
        }

        return position.IsBack && await _follower.EndOfAsync(topic, after.Value, ct) is not null
            ? TypedResults.NoContent()
            : new LiveStream((output, listener, gone) => _follower.FollowOneAsync(topic, after.Value, output, listener, gone));
    }

    internal async Task<IResult> FollowManyAsync(LiveQuery query, LivePosition position, Caller caller, CancellationToken ct)
    {
        var listed = query.Listed();
        var positions = position.Numbers(listed.Failure is null ? listed.Value.Count : 0);
        if ((listed.Failure ?? positions.Failure) is { } failure)
        {
            return failure.ToProblem();
        }

        // A list continues with its remaining topics: a restored database may have lost some of those that a page follows.
        var refused = await _sources.RefusedAsync(caller.User, listed.Value, ct);
        return refused.Count > 0 && refused.Count == listed.Value.Count
            ? refused[listed.Value[0]].ToProblem()
            : new LiveStream((output, listener, gone) =>
                _follower.FollowManyAsync(new LiveList(listed.Value, positions.Value, refused), output, listener, gone));
    }
}
