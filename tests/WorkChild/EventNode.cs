using Maru.Platform.Messaging;
using Maru.Platform.Sql;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.WorkChild;

/// <summary>Delivers what is said to two handlers.</summary>
internal static class EventNode
{
    public const string Shape = "events";

    /// <summary>A node that dies over one word; null: over none.</summary>
    public static ServiceProvider Build(Db db, TimeProvider clock, string? deadlyWord)
    {
        var services = new ServiceCollection().AddLogging().AddMetrics().AddSingleton(db).AddSingleton(clock).AddMessaging();
        services.AddScoped<WhenSpokenNote>().AddScoped(_ => new WhenSpokenRepeat(deadlyWord));
        services.AddSingleton(Subscription.Of<Spoken, WhenSpokenNote>("WhenSpokenNote")).AddSingleton(Subscription.Of<Spoken, WhenSpokenRepeat>("WhenSpokenRepeat"));
        return services.AddSingleton<OutboxDispatcher>().BuildServiceProvider();
    }
}
