using System.IO.Pipelines;
using Maru.Kernel.Access;
using Maru.Platform.Live;
using Maru.Testing;
using Microsoft.AspNetCore.Http;

namespace Maru.Platform.Tests.Live;

/// <summary>What one connection shows of a source that is no job.</summary>
public sealed class LiveFollowerTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly CurrentUser Anna = new("anna", "anna", Role.User, "s1");

    private readonly WaitClock _clock = new();
    private readonly CancellationTokenSource _gone = new();
    private readonly StreamReader _lines;
    private readonly SseWriter _output;
    private readonly Tallies _tallies = new();
    private readonly LiveTopics _topics = new(new LocalHints());
    private readonly LiveSources _sources;
    private CurrentUser _now = Anna;

    public LiveFollowerTests()
    {
        var pipe = new Pipe();
        _lines = new StreamReader(pipe.Reader.AsStream());
        _output = new SseWriter(new DefaultHttpContext { Response = { Body = pipe.Writer.AsStream() } }.Response);
        _sources = new LiveSources([_tallies]);
    }

    [Fact]
    public async Task One_topic_is_shown_to_its_end()
    {
        var topic = _tallies.Add("a", "anna", 2);
        var following = Follower.FollowOneAsync(topic, 1, _output, Listener, _gone.Token);
        await SeeAsync("id: 2", "event: counted", "data: {\"at\":\"0001-01-01T00:00:00+00:00\",\"n\":2}");
        await _clock.NextWaitAsync();

        _tallies.End("a");
        _topics.Notify(_tallies.Append("a", 1), 3);

        await SeeAsync("id: 3", "event: counted", "data: {\"at\":\"0001-01-01T00:00:00+00:00\",\"n\":3}");
        await SeeAsync("event: end", "data: {\"total\":\"told\"}");
        await following.WaitAsync(Patience);
    }

    [Fact]
    public async Task A_client_that_has_more_than_there_is_is_shown_where_the_topic_stands()
    {
        var topic = _tallies.Add("a", "anna", 2);
        var following = Follower.FollowManyAsync(LiveList.Own with { Topics = [topic], Positions = [7] }, _output, Listener, _gone.Token);

        await SeeAsync("id: 2", "event: reset", "data: {\"tally_id\":\"a\",\"seq\":2,\"count\":2}");
        await LeaveAsync(following);
    }

    [Fact]
    public async Task What_of_ones_own_has_ended_shows_its_last_events_and_goes()
    {
        _tallies.Add("a", "anna", 1);
        var following = Follower.FollowManyAsync(LiveList.Own, _output, Listener, _gone.Token);
        await SeeAsync("event: tally", "data: {\"tally_id\":\"a\",\"seq\":1,\"count\":1}");
        var poll = await _clock.NextWaitAsync();

        _tallies.Append("a", 1);
        _tallies.End("a");
        _clock.Advance(poll);

        await SeeAsync("event: counted", "data: {\"tally_id\":\"a\",\"seq\":2,\"at\":\"0001-01-01T00:00:00+00:00\",\"data\":{\"n\":2}}");
        await _clock.NextWaitAsync();
        Assert.Empty(_topics.Followed);
        await LeaveAsync(following);
    }

    [Fact]
    public async Task What_of_ones_own_goes_on_is_followed_however_many_newer_there_are()
    {
        var first = _tallies.Add("a", "anna", 1);
        var following = Follower.FollowManyAsync(LiveList.Own, _output, Listener, _gone.Token);
        await SeeAsync("event: tally");
        await _clock.NextWaitAsync();
        for (var n = 1; n <= LiveFollower.MostTopics + 1; n++)
        {
            _tallies.Add($"b{n}", "anna");
        }

        _topics.NotifyPerson("anna");
        await SeeAsync("event: tally");
        await _clock.NextWaitAsync();
        _topics.Notify(_tallies.Append("a", 1), 2);

        await SeeAsync("event: counted", "data: {\"tally_id\":\"a\",\"seq\":2,\"at\":\"0001-01-01T00:00:00+00:00\",\"data\":{\"n\":2}}");
        Assert.Contains(first, _topics.Followed);
        await LeaveAsync(following);
    }

    [Fact]
    public async Task A_new_topic_of_ones_own_is_shown_as_soon_as_the_person_is_told_of()
    {
        var following = Follower.FollowManyAsync(LiveList.Own, _output, Listener, _gone.Token);
        await _clock.NextWaitAsync();

        _tallies.Add("b", "anna", 3);
        _tallies.Add("c", "somebody else", 3);
        _topics.NotifyPerson("anna");

        await SeeAsync("event: tally", "data: {\"tally_id\":\"b\",\"seq\":3,\"count\":3}");
        await LeaveAsync(following);
    }

    [Fact]
    public async Task What_is_given_to_another_ends_the_stream_at_the_next_heartbeat()
    {
        var topic = _tallies.Add("a", "anna", 1);
        var following = Follower.FollowOneAsync(topic, 0, _output, Listener, _gone.Token);
        var beat = await _clock.NextWaitAsync();

        _tallies.GiveTo("a", "somebody else");
        _clock.Advance(beat);

        await following.WaitAsync(Patience);
    }

    [Fact]
    public async Task Nothing_more_of_ones_own_is_shown_to_a_person_whose_rights_no_longer_reach_it()
    {
        _tallies.Add("a", "anna", 1);
        var following = Follower.FollowManyAsync(LiveList.Own, _output, Listener, _gone.Token);
        await SeeAsync("event: tally");
        var poll = await _clock.NextWaitAsync();

        _tallies.GiveTo("a", "somebody else");
        _now = Anna with { Role = Role.Viewer };
        _clock.Advance(poll);

        await following.WaitAsync(Patience);
    }

    public void Dispose()
    {
        _lines.Dispose();
        _gone.Dispose();
    }

    private LiveFollower Follower => new(_sources, _topics, new LiveSettings(), _clock);

    private LiveListener Listener => new(Anna, () => _now, _sources);

    private async Task LeaveAsync(Task following)
    {
        await _gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => following);
    }

    // The first line may be some way off, the others follow on it.
    private async Task SeeAsync(string first, params string[] then)
    {
        while (await _lines.ReadLineAsync().WaitAsync(Patience) is var line && line != first)
        {
            Assert.NotNull(line);
        }

        foreach (var next in then)
        {
            Assert.Equal(next, await _lines.ReadLineAsync().WaitAsync(Patience));
        }
    }
}
