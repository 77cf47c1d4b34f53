using System.Text.Json;
using Maru.Kernel;
using Maru.Platform.Sql;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Platform.Messaging;

/// <summary>One handler's interest in one event.</summary>
/// <param name="EventName">The event's public name.</param>
/// <param name="Handler">The handler's name in the inbox. It must stay the same when the class is renamed: under a new name the handler
/// would get past events again.</param>
/// <param name="DeliverAsync">Parses the payload and calls the handler.</param>
public sealed record Subscription(
    string EventName, string Handler, Func<IServiceProvider, string, Tx, CancellationToken, Task> DeliverAsync)
{
    /// <summary>The subscription of a handler class.</summary>
    /// <typeparam name="TEvent">The event.</typeparam>
    /// <typeparam name="THandler">The handler, resolved from its own scope.</typeparam>
    /// <param name="inboxName">Its name in the inbox, chosen once and never changed; unique among the handlers of the event.</param>
    public static Subscription Of<TEvent, THandler>(string inboxName)
        where TEvent : IEvent
        where THandler : class, IHandle<TEvent> => new(
            TEvent.Name,
            inboxName,
            (services, payload, tx, ct) => services.GetRequiredService<THandler>()
                .HandleAsync(JsonSerializer.Deserialize<TEvent>(payload, EventJson.Options)!, tx, ct));
}
