using Maru.Platform.Messaging;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Host.Tests.Architecture;

/// <summary>
/// An inbox row says that a handler has seen an event, by the handler's written name. Another name would see every old event anew.
/// </summary>
public sealed class InboxNameTests
{
    // Names only join this list; none is changed.
    private static readonly (string Event, string Handler)[] Given =
    [
        ("identity.account_deleted.v1", "RunsOfPerson"),
        ("identity.account_deleted.v1", "WhenAccountDeletedEraseCalls"),
        ("identity.account_deleted.v1", "WhenAccountDeletedEraseResponses"),
        ("identity.set_up_completed.v1", "WhenSetUpCompletedRemoveToken"),
    ];

    [Fact]
    public async Task Every_handler_keeps_the_name_its_inbox_knows()
    {
        await using var host = await AppHost.StartAsync();
        var names = host.App.Services.GetServices<Subscription>().Select(s => (s.EventName, s.Handler)).Order().ToList();

        Assert.True(
            Given.SequenceEqual(names),
            $"Add a new handler to Given, in order; never change a name that stands there. The server has:\n{string.Join('\n', names)}");
    }
}
