using Maru.Contracts.Identity;
using Maru.Host.Tests.Acceptance;
using Maru.Host.Tests.Identity;
using Maru.Kernel;
using Maru.Kernel.Access;
using Maru.Platform.Messaging;
using Maru.Platform.Sql;
using Maru.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Host.Tests.Messaging;

public sealed class ParkedEventEndpointTests
{
    private const string Parked = "/api/v1/admin/messaging/parked-events";
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Theory, EachDialect]
    public async Task A_parked_event_is_shown_and_sent_again_and_its_handlers_get_it(Dialect dialect)
    {
        await using var host = await (await AppHost.StartAsync(dialect)).SignInAsync();
        var id = await ParkAsync(host);

        var parked = Assert.Single((await host.GetAsync(Parked)).Items());
        var status = (await host.GetAsync("/api/v1/status")).GetProperty("events");
        Assert.Equal(204, (await host.Client.TryAsync(HttpMethod.Post, $"{Parked}/{id}/send-again")).Status);
        await Poll.UntilAsync(async () => await CountAsync(host, "SELECT COUNT(*) FROM platform_outbox WHERE delivered_at IS NULL") == 0);

        Assert.Equal((id, "identity.account_deleted.v1"), (parked.Id(), parked.Text("name")));
        Assert.Equal(1, status.GetProperty("parked").GetInt64());
        Assert.Empty((await host.GetAsync(Parked)).Items());
        Assert.True(await CountAsync(host, "SELECT COUNT(*) FROM platform_inbox WHERE event_id = @id", new { id }) > 0);
        Assert.Equal(["send_again"], await ActionsAsync(host, id));
    }

    [Fact]
    public async Task A_parked_event_is_discarded_for_a_reason_only_and_never_handled()
    {
        await using var host = await (await AppHost.StartAsync()).SignInAsync();
        var id = await ParkAsync(host);

        Assert.Equal((400, "messaging.reason_required"), await host.Client.TryAsync(HttpMethod.Post, $"{Parked}/{id}/discard", new { reason = " " }));
        Assert.Equal((400, "messaging.reason_required"), await host.Client.TryAsync(HttpMethod.Post, $"{Parked}/{id}/discard", new { }));
        Assert.Equal(204, (await host.Client.TryAsync(HttpMethod.Post, $"{Parked}/{id}/discard", new { reason = "done by hand" })).Status);

        Assert.Equal((404, "messaging.no_such_parked_event"), await host.Client.TryAsync(HttpMethod.Post, $"{Parked}/{id}/send-again"));
        Assert.Empty((await host.GetAsync(Parked)).Items());
        Assert.Equal(0, await CountAsync(host, "SELECT COUNT(*) FROM platform_inbox WHERE event_id = @id", new { id }));
        Assert.Equal(["discard done by hand"], await ActionsAsync(host, id));
    }

    [Fact]
    public async Task Who_is_no_operator_neither_sees_nor_decides()
    {
        await using var host = await (await AppHost.StartAsync()).SignInAsync();
        using var user = await host.PersonAsync(Role.User);
        using var operatorOfIt = await host.PersonAsync(Role.Operator);

        Assert.Equal(403, (await user.TryAsync(HttpMethod.Get, Parked)).Status);
        Assert.Equal(403, (await user.TryAsync(HttpMethod.Post, $"{Parked}/x/send-again")).Status);
        Assert.Equal((404, "messaging.no_such_parked_event"), await operatorOfIt.TryAsync(HttpMethod.Post, $"{Parked}/x/send-again"));
        Assert.Equal((400, "http.page_out_of_range"), await operatorOfIt.TryAsync(HttpMethod.Get, $"{Parked}?page_size=1000"));
    }

    // In one transaction, so that no dispatcher comes in between.
    private static async Task<string> ParkAsync(AppHost host)
    {
        await using var tx = await host.Db.BeginAsync(Ct);
        var now = TimeProvider.System.GetUtcNow();
        host.App.Services.GetRequiredService<Outbox>().Publish(tx, new AccountDeleted(Id.New(TimeProvider.System), now));
        string? id = null;
        tx.BeforeCommit(CommitStep.Versions, now, async (last, _, ct) =>
        {
            id = await last.ScalarAsync<string>("SELECT MAX(id) FROM platform_outbox WHERE name = 'identity.account_deleted.v1'", null, ct);
            await last.ExecuteAsync(
                "UPDATE platform_outbox SET parked_at = 1, available_at = @never WHERE id = @id", new { id, never = DateTimeOffset.MaxValue }, ct);
        });
        await tx.CommitAsync(Ct);
        return id!;
    }

    private static async Task<long> CountAsync(AppHost host, string sql, object? args = null)
    {
        await using var session = await host.Db.OpenAsync(Ct);
        return await session.ScalarAsync<long>(sql, args, Ct);
    }

    private static async Task<IReadOnlyList<string>> ActionsAsync(AppHost host, string id)
    {
        await using var session = await host.Db.OpenAsync(Ct);
        return await session.QueryAsync<string>(
            "SELECT TRIM(action || ' ' || COALESCE(reason, '')) FROM audit_entry WHERE resource = 'messaging.events' AND resource_id = @id", new { id }, Ct);
    }
}
