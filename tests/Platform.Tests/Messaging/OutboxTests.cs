using Maru.Kernel;
using Maru.Platform.Messaging;
using Maru.Platform.Sql;
using Maru.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Maru.Platform.Tests.Messaging;

public sealed class OutboxTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;
    private readonly FakeClock _clock = new();
    private readonly OutboxSignal _signal = new();

    [Theory, EachDialect]
    public async Task An_event_reaches_its_handler_once_however_often_it_is_delivered(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(dialect);
        var heard = new Heard();
        await PublishAsync(database.Db, "first", commit: true);

        await Dispatcher(database.Db, heard).DeliverDueAsync(Ct);
        await ForgetDeliveryAsync(database.Db);
        await Dispatcher(database.Db, heard).DeliverDueAsync(Ct);

        Assert.Equal(["first"], heard.Words);
    }

    [Theory, EachDialect]
    public async Task An_event_of_an_undone_change_is_never_heard(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(dialect);
        var heard = new Heard();

        await PublishAsync(database.Db, "undone", commit: false);
        await Dispatcher(database.Db, heard).DeliverDueAsync(Ct);

        Assert.Empty(heard.Words);
    }

    [Theory, EachDialect]
    public async Task A_failing_handler_is_tried_again_later_and_holds_up_nobody(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(dialect);
        var heard = new Heard { Refusing = "bad" };
        await PublishAsync(database.Db, "bad", commit: true);
        await PublishAsync(database.Db, "good", commit: true);

        await Dispatcher(database.Db, heard).DeliverDueAsync(Ct);
        var first = heard.Words.ToArray();
        heard.Refusing = null;
        var tooEarly = await Dispatcher(database.Db, heard).DeliverDueAsync(Ct);
        _clock.Advance(TimeSpan.FromMinutes(1));
        await Dispatcher(database.Db, heard).DeliverDueAsync(Ct);

        Assert.Equal(["good"], first);
        Assert.Equal(0, tooEarly);
        Assert.Equal(["good", "bad"], heard.Words);
    }

    [Theory, EachDialect]
    public async Task Two_dispatchers_at_once_deliver_each_event_once(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(dialect);
        var heard = new Heard();
        foreach (var n in Enumerable.Range(0, 40))
        {
            await PublishAsync(database.Db, $"{n}", commit: true);
        }

        await Task.WhenAll(Dispatcher(database.Db, heard).DeliverDueAsync(Ct), Dispatcher(database.Db, heard).DeliverDueAsync(Ct));

        Assert.Equal(40, heard.Words.Count);
        Assert.Equal(40, heard.Words.Distinct().Count());
    }

    private static async Task ForgetDeliveryAsync(Db db)
    {
        await using var tx = await db.BeginAsync(Ct);
        await tx.ExecuteAsync("UPDATE platform_outbox SET delivered_at = NULL, available_at = 0");
        await tx.CommitAsync(Ct);
    }

    private OutboxDispatcher Dispatcher(Db db, Heard heard)
    {
        var services = new ServiceCollection().AddSingleton(heard).AddScoped<WhenSaid>().BuildServiceProvider();
        return new OutboxDispatcher(db, [Subscription.Of<Said, WhenSaid>("WhenSaid")], services.GetRequiredService<IServiceScopeFactory>(), _signal, _clock,
            NullLogger<OutboxDispatcher>.Instance);
    }

    private async Task PublishAsync(Db db, string word, bool commit)
    {
        await using var tx = await db.BeginAsync(Ct);
        new Outbox(_clock, _signal).Publish(tx, new Said(word));
        if (commit)
        {
            await tx.CommitAsync(Ct);
        }
    }

    internal sealed record Said(string Word) : IEvent
    {
        public static string Name => "tests.said.v1";
    }

    internal sealed class Heard
    {
        private readonly List<string> _words = [];

        public string? Refusing { get; set; }

        public IReadOnlyList<string> Words
        {
            get
            {
                lock (_words)
                {
                    return [.. _words];
                }
            }
        }

        public void Hear(string word)
        {
            if (word == Refusing)
            {
                throw new InvalidOperationException("not this one");
            }

            lock (_words)
            {
                _words.Add(word);
            }
        }
    }

    internal sealed class WhenSaid(Heard heard) : IHandle<Said>
    {
        public Task HandleAsync(Said happened, Tx tx, CancellationToken ct)
        {
            heard.Hear(happened.Word);
            return Task.CompletedTask;
        }
    }
}
