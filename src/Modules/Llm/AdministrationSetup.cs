using Maru.Contracts.Llm;
using Maru.Modules.Llm.Calls.Content;
using Maru.Modules.Llm.Configuration;
using Maru.Modules.Llm.Configuration.Catalogue;
using Maru.Modules.Llm.Configuration.Keys;
using Maru.Modules.Llm.Configuration.Keys.Importing;
using Maru.Modules.Llm.Configuration.Keys.Rotating;
using Maru.Modules.Llm.Configuration.Policy;
using Maru.Modules.Llm.Configuration.Routes;
using Maru.Modules.Llm.Providers.Probing;
using Maru.Modules.Llm.Providers.Upstream;
using Maru.Modules.Llm.Status;
using Maru.Platform.Http;
using Maru.Platform.Secrets;
using Maru.Platform.Snapshots;
using Maru.Platform.Sql;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Maru.Modules.Llm;

/// <summary>The administration half of the module. Needs a Vault and an HttpMessageInvoker from elsewhere.</summary>
internal static class AdministrationSetup
{
    public static void AddAdministration(IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection("Llm").Get<LlmOptions>() ?? new LlmOptions();
        services.AddSingleton(options);
        services.AddSingleton(ReadEnvironment(configuration, options));
        services.TryAddSingleton(configuration.GetSection("Llm:Upstream").Get<UpstreamOptions>() ?? new UpstreamOptions());
        services.AddSingleton(sp => new ProviderAddresses(
            sp.GetRequiredService<UpstreamOptions>().OpenAi, sp.GetRequiredService<UpstreamOptions>().Gemini));
        AddStores(services);
        AddActs(services);
        services.AddHostedService<EnvironmentImportWorker>();
    }

    public static void MapAdministration(IEndpointRouteBuilder routes)
    {
        var group = routes.MapModuleGroup("llm");
        ModelEndpoints.Map(group);
        PolicyEndpoints.Map(group);
        StatusEndpoints.Map(group);

        var admin = routes.MapAdminGroup("llm");
        ApiKeyAdminEndpoints.Map(admin);
        ConnectionAdminEndpoints.Map(admin);
        UpkeepAdminEndpoints.Map(admin);
        ModelAdminEndpoints.Map(admin);
        PolicyAdminEndpoints.Map(admin);
    }

    // LLM__DEFAULT_MODEL arrives as Llm:DEFAULT_MODEL, which is another key than Llm:DefaultModel.
    private static EnvironmentKeys ReadEnvironment(IConfiguration configuration, LlmOptions options) => new(
        [
            Variable(configuration, Provider.OpenAi, "OPENAI_API_KEY"),
            Variable(configuration, Provider.Gemini, "GEMINI_API_KEY"),
            Variable(configuration, Provider.Gemini, "GOOGLE_API_KEY"),
        ],
        options.DefaultModel ?? configuration["Llm:DEFAULT_MODEL"]);

    private static (Provider Provider, string Variable, string? Value) Variable(IConfiguration configuration, Provider provider, string name) =>
        (provider, name, configuration[name]);

    private static void AddStores(IServiceCollection services)
    {
        services.AddSingleton<IApiKeyStore, SqlApiKeyStore>();
        services.AddSingleton<IModelStore, SqlModelStore>();
        services.AddSingleton<IPolicyStore, SqlPolicyStore>();
        services.AddSingleton<ISetupStore, SqlSetupStore>();
        services.AddSingleton<CallDataKeyStore>();
        services.AddSingleton<ISealedRows, SqlSealedApiKeys>();
        services.AddSingleton<ICatalogue, CatalogueFile>();
        services.AddSingleton<IConnectionProbe, HttpConnectionProbe>();
        services.AddSingleton<SqlRouteMap>();
        services.AddSingleton(sp => new Snapshot<RouteMap>(
            RouteMap.Name, sp.GetRequiredService<Db>(), (on, ct) => sp.GetRequiredService<SqlRouteMap>().LoadAsync(on, ct)));
        services.AddSingleton<ISnapshot>(sp => sp.GetRequiredService<Snapshot<RouteMap>>());
    }

    private static void AddActs(IServiceCollection services)
    {
        services.AddSingleton<KeySealer>().AddSingleton<KeyInspection>();
        services.AddSingleton<AddApiKey>().AddSingleton<ChangeApiKey>().AddSingleton<RemoveApiKey>().AddSingleton<ReadApiKeys>();
        services.AddSingleton<TestApiKey>().AddSingleton<TestConnection>();
        services.AddSingleton<AddModel>().AddSingleton<ChangeModel>().AddSingleton<SetDefaultModel>().AddSingleton<RemoveModel>();
        services.AddSingleton<SelectModel>().AddSingleton<ClearSelection>().AddSingleton<ReadModels>().AddSingleton<ReadCatalogue>();
        services.AddSingleton<PolicyLedger>().AddSingleton<ProbePolicy>().AddSingleton<ChangePolicy>().AddSingleton<RollBackPolicy>();
        services.AddSingleton<TryPolicy>().AddSingleton<ReadPolicyHistory>();
        services.AddSingleton<UnusedEnvironment>();
        services.AddSingleton<ImportEnvironment>().AddSingleton<RotateKeys>().AddSingleton<PurgeUndecryptable>();
        services.AddSingleton<ReadStatus>();
    }
}
