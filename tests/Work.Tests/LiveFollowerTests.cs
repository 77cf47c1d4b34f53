using System.IO.Pipelines;
using Maru.Kernel.Access;
using Maru.Platform.Live;
using Maru.Platform.Sql;
using Maru.Testing;
using Maru.Work.Journal;
using Maru.Work.Records;
using Maru.Work.Runs;
using Microsoft.AspNetCore.Http;

namespace Maru.Work.Tests;

/// <summary>What one connection costs while nothing happens, and when it ends.</summary>
public sealed class LiveFollowerTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly CurrentUser Person = new("me", "me", Role.User, "s1");

    private readonly WaitClock _clock = new();
    private readonly Pipe _pipe = new();
    private readonly StreamReader _lines;
    private readonly SseWriter _output;

    public LiveFollowerTests()
    {
        _lines = new StreamReader(_pipe.Reader.AsStream());
        _output = new SseWriter(new DefaultHttpContext { Response = { Body = _pipe.Writer.AsStream() } }.Response);
    }

    [Theory, EachDialect]
    public async Task Who_follows_a_run_in_which_nothing_happens_asks_nothing_until_the_next_beat(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(dialect);
        await using var node = await StillAsync(database.Db);
        var id = await node.BeginAsync("linear", new StartTerms { OwnerId = "me" });
        using var gone = new CancellationTokenSource();
        var following = FollowerOf(node).FollowOneAsync(RunTopic.Of(id), 0, _output, Me(node), gone.Token);
        await SeeAsync("event: run.queued");
        var (wait, before) = (await _clock.NextWaitAsync(), database.Db.StatementCount);

        _clock.Advance(wait);
        await SeeAsync(": hb");

        Assert.InRange(wait, TimeSpan.FromSeconds(14), TimeSpan.FromSeconds(16));
        Assert.Equal(3, database.Db.StatementCount - before);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => following);
    }

    [Theory]
    [InlineData(true, 15)]
    [InlineData(false, 1)]
    public async Task Only_who_waits_for_runs_yet_unknown_looks_every_second(bool isListed, int seconds)
    {
        await using var database = await TestDatabase.CreateAsync(Dialect.Sqlite);
        await using var node = await StillAsync(database.Db);
        var id = await node.BeginAsync("linear", new StartTerms { OwnerId = "me" });
        using var gone = new CancellationTokenSource();

        var list = isListed ? LiveList.Own with { Topics = [RunTopic.Of(id)] } : LiveList.Own;
        var following = FollowerOf(node).FollowManyAsync(list, _output, Me(node), gone.Token);
        await SeeAsync(isListed ? "event: run.queued" : "event: run");
        var wait = await _clock.NextWaitAsync();

        Assert.InRange(wait, TimeSpan.FromSeconds(seconds - 0.1), TimeSpan.FromSeconds(seconds + 0.1));
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => following);
    }

    [Fact]
    public async Task Who_may_no_longer_listen_is_let_go_at_the_next_beat()
    {
        await using var database = await TestDatabase.CreateAsync(Dialect.Sqlite);
        await using var node = await StillAsync(database.Db);
        var (id, isAllowed) = (await node.BeginAsync("linear", new StartTerms { OwnerId = "me" }), true);
        var listener = new LiveListener(Person, () => isAllowed ? Person : null, SourcesOf(node));
        var following = FollowerOf(node).FollowOneAsync(RunTopic.Of(id), 0, _output, listener, CancellationToken.None);

        _clock.Advance(await _clock.NextWaitAsync());
        await SeeAsync(": hb");
        var second = await _clock.NextWaitAsync();
        isAllowed = false;
        _clock.Advance(second);

        await following.WaitAsync(Patience);
    }

    [Theory, EachDialect]
    public async Task A_follower_hears_at_once_that_its_run_has_been_taken(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(dialect);
        await using var node = await StillAsync(database.Db);
        using var watch = node.Get<LiveTopics>().Follow(RunTopic.Of(await node.BeginAsync("linear")));

        await node.Get<RunClaims>().ClaimAsync(QueueTerms.Default, "x", 1, CancellationToken.None);

        Assert.Equal(2, watch.Notifier.Seq);
    }

    public void Dispose() => _lines.Dispose();

    private static Task<Node> StillAsync(Db db) => Node.StartAsync(db, more: null, ("Work:Enabled", "false"), ("Work:Poll", "1s"));

    private static LiveSources SourcesOf(Node node) => new([new LiveRuns(node.Reader)]);

    private static LiveListener Me(Node node) => new(Person, () => Person, SourcesOf(node));

    // Topics of its own, so that no poller asks on its behalf.
    private LiveFollower FollowerOf(Node node) => new(SourcesOf(node), new LiveTopics(new LocalHints()), new LiveSettings(), _clock);

    private async Task SeeAsync(string line)
    {
        while (await _lines.ReadLineAsync().WaitAsync(Patience) != line)
        {
        }
    }
}
