using Maru.Platform.Sql;

namespace Maru.Host.Tests.Acceptance;

/// <summary>One running world a database, shared by the tests of a class and swept clean for each.</summary>
public sealed class Worlds : IAsyncDisposable
{
    private readonly Dictionary<Dialect, GatewayWorld> _worlds = [];

    /// <summary>Without keys, models and selection; the policy is the last test's.</summary>
    public async Task<GatewayWorld> FreshAsync(Dialect dialect = Dialect.Sqlite)
    {
        if (!_worlds.TryGetValue(dialect, out var world))
        {
            return _worlds[dialect] = await GatewayWorld.StartAsync(dialect);
        }

        world.Simulator.Reset();
        foreach (var (list, one) in new[] { ("/api/v1/llm/models", Asking.Models), (Asking.Keys, Asking.Keys) })
        {
            foreach (var item in (await world.Host.GetAsync($"{list}?page_size=100")).Items())
            {
                await world.Host.Client.DoAsync(HttpMethod.Delete, $"{one}/{item.Id()}");
            }
        }

        return world;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var world in _worlds.Values)
        {
            await world.DisposeAsync();
        }
    }
}
