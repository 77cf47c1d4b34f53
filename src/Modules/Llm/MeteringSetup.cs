using Maru.Contracts.Identity;
using Maru.Modules.Llm.Budgets;
using Maru.Modules.Llm.Budgets.Leases;
using Maru.Modules.Llm.Budgets.Limits;
using Maru.Modules.Llm.Budgets.WriteOffs;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Calls.Content;
using Maru.Modules.Llm.Calls.Erasing;
using Maru.Modules.Llm.Calls.History;
using Maru.Modules.Llm.Calls.Stats;
using Maru.Modules.Llm.Configuration.Routes;
using Maru.Modules.Llm.Prices;
using Maru.Platform.Messaging;
using Maru.Platform.Secrets.Vaults;
using Maru.Platform.Settings;
using Maru.Platform.Snapshots;
using Maru.Platform.Sql;
using Maru.Work;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Modules.Llm;

/// <summary>The measuring half of the module: calls, prices, budgets, limits.</summary>
internal static class MeteringSetup
{
    public const string PricesSnapshot = "llm_prices";

    public static IServiceCollection AddMetering(this IServiceCollection services)
    {
        services.AddMetrics();
        services.AddSettings<CallSettings>("Llm:Calls").AddSettings<BudgetSettings>("Llm:Budgets");
        services.AddSingleton(sp => new NodeId(Kernel.Id.New(sp.GetRequiredService<TimeProvider>())));
        services.AddSingleton<Metering>().AddSingleton<KeyMeters>().AddSingleton<BudgetLeases>().AddSingleton<CallLog>();
        services.AddSingleton<ICallStore, SqlCallStore>().AddSingleton<IContentSeal, VaultContentSeal>();
        services.AddSingleton<ISealedRows, SqlSealedCalls>();
        services.AddSingleton<SqlBudgetStore>().AddSingleton<SqlWriteOffStore>();
        services.AddSingleton<SqlPriceStore>().AddSingleton<CallMetrics>().AddSingleton<CallTrace>();
        services.AddSingleton(sp => new ModelLabels(
            (provider, model) => sp.GetRequiredService<Snapshot<RouteMap>>().Current.IsConfigured(provider, model)));
        services.AddSingleton<ReadBudgets>().AddSingleton<ListWriteOffs>().AddSingleton<GiveBackWriteOff>();
        services.AddSingleton<ListCalls>().AddSingleton<ReadCall>().AddSingleton<SumCalls>();
        services.AddSingleton<ReadHealth>().AddSingleton<PurgeCalls>();
        services.AddSingleton<CallNames>();
        services.AddSingleton<IPersonalData, OwnCalls>().AddScoped<WhenAccountDeletedEraseCalls>();
        services.AddSingleton(Subscription.Of<AccountDeleted, WhenAccountDeletedEraseCalls>("WhenAccountDeletedEraseCalls"));
        services.AddSingleton<ListPrices>().AddSingleton<AddPrice>().AddSingleton<RetirePrice>();
        services.AddSingleton(sp => new Snapshot<PriceTable>(
            PricesSnapshot, sp.GetRequiredService<Db>(), sp.GetRequiredService<SqlPriceStore>().LoadAsync));
        services.AddSingleton<ISnapshot>(sp => sp.GetRequiredService<Snapshot<PriceTable>>());

        services.AddJob<PurgeCallsJob, NoInput, long>(new JobTerms<NoInput>(PurgeCallsJob.Kind) { StartBy = LlmPermissions.ManageKeys });
        services.AddDailyRun(PurgeCallsJob.Kind);

        // Stopped in reverse: the writer stores the last calls, then the keeper hands the leases back.
        return services.AddHostedService<LeaseWorker>().AddHostedService<CallWorker>();
    }

    public static void MapMetering(this IEndpointRouteBuilder routes)
    {
        CallEndpoints.Map(routes);
        BudgetEndpoints.Map(routes);
        HealthEndpoints.Map(routes);
        CallEndpoints.MapAdmin(routes);
        BudgetEndpoints.MapAdmin(routes);
        PriceAdminEndpoints.Map(routes);
    }
}
