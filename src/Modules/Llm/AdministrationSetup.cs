using Maru.Modules.Llm.Calls.Content;
using Maru.Modules.Llm.Configuration.Catalogue;
using Maru.Modules.Llm.Configuration.Keys;
using Maru.Modules.Llm.Configuration.Keys.Importing;
using Maru.Modules.Llm.Configuration.Keys.Rotating;
using Maru.Modules.Llm.Configuration.Policy;
using Maru.Modules.Llm.Configuration.Routes;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Providers;
using Maru.Modules.Llm.Providers.Probing;
using Maru.Modules.Llm.Providers.Upstream;
using Maru.Modules.Llm.Status;
using Maru.Platform.Http;
using Maru.Platform.Secrets.Vaults;
using Maru.Platform.Settings;
using Maru.Platform.Snapshots;
using Maru.Platform.Sql;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Modules.Llm;

/// <summary>The administration half of the module. Needs a Vault and an HttpMessageInvoker from elsewhere.</summary>
internal static class AdministrationSetup
{
    public static void AddAdministration(IServiceCollection services)
    {
        services.AddSettings<LlmSettings>("Llm").AddSettings<UpstreamSettings>("Llm:Upstream").AddSettings<GatewaySettings>("Llm:Gateway");
        ProviderSetup.AddProviders(services);
        services.AddSingleton(ReadEnvironment);
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

        routes.ServiceProvider.GetRequiredService<CatalogueFile>().Hold();
        var admin = routes.MapAdminGroup("llm");
        ApiKeyAdminEndpoints.Map(admin);
        ConnectionAdminEndpoints.Map(admin);
        UpkeepAdminEndpoints.Map(admin);
        ModelAdminEndpoints.Map(admin);
        PolicyAdminEndpoints.Map(admin);
    }

    // Vendors made these names; they belong to no section.
    private static EnvironmentKeys ReadEnvironment(IServiceProvider sp)
    {
        var (configuration, profiles) = (sp.GetRequiredService<IConfiguration>(), sp.GetRequiredService<ProviderProfiles>());
        return new EnvironmentKeys(profiles, variable => configuration[variable], sp.GetRequiredService<LlmSettings>().DefaultModel);
    }

    private static void AddStores(IServiceCollection services)
    {
        services.AddSingleton<IApiKeyStore, SqlApiKeyStore>();
        services.AddSingleton<IModelStore, SqlModelStore>();
        services.AddSingleton<IPolicyStore, SqlPolicyStore>();
        services.AddSingleton<SqlSetupStore>();
        services.AddSingleton<CallDataKeyStore>();
        services.AddSingleton<ISealedRows, SqlSealedApiKeys>();
        services.AddSingleton<CatalogueFile>();
        services.AddSingleton<IConnectionProbe, HttpConnectionProbe>();
        services.AddSingleton<SqlRouteMap>();
        services.AddSingleton(sp => new Snapshot<RouteMap>(
            RouteMap.Name, sp.GetRequiredService<Db>(), (on, ct) => sp.GetRequiredService<SqlRouteMap>().LoadAsync(on, ct))
        {
            IsQueued = true,
        });
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
