using Maru.Modules.Llm.Configuration.Catalogue;
using Maru.Modules.Llm.Configuration.Keys;
using Maru.Modules.Llm.Configuration.Policy;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Modules.Tests.Llm.Fakes;

/// <summary>What stands in memory instead of the tables of keys, models and policies; outlives a restart as they do.</summary>
internal sealed class FakeStores
{
    private readonly FakeApiKeyStore _keys = new();
    private readonly FakeModelStore _models = new();
    private readonly FakePolicyStore _policies = new();

    /// <summary>Puts them in place of the stores that are registered.</summary>
    public void AddTo(IServiceCollection services) =>
        services.AddSingleton<IApiKeyStore>(_keys).AddSingleton<IModelStore>(_models).AddSingleton<IPolicyStore>(_policies);
}
