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
using Maru.Platform.Secrets;
using Maru.Platform.Snapshots;
using Maru.Platform.Sql;
using Maru.Work;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Maru.Modules.Llm;

/// <summary>The measuring half of the module: calls, prices, budgets, limits.</summary>
internal static class MeteringSetup
{
    public const string PricesSnapshot = "llm_prices";

    public static IServiceCollection AddMetering(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddMetrics();
        services.AddSingleton(Checked(configuration.GetSection(CallOptions.Section).Get<CallOptions>() ?? new CallOptions()));
        services.AddSingleton(Checked(configuration.GetSection(BudgetOptions.Section).Get<BudgetOptions>() ?? new BudgetOptions()));
        services.AddSingleton(sp => new NodeId(Kernel.Id.New(sp.GetRequiredService<TimeProvider>())));
        services.AddSingleton<Metering>().AddSingleton<KeyMeters>().AddSingleton<BudgetLeases>().AddSingleton<CallLog>();
        services.AddSingleton<ICallStore, SqlCallStore>().AddSingleton<ICallSeal, VaultCallSeal>();
        services.AddSingleton<ISealedRows, SqlSealedCalls>();
        services.AddSingleton<IBudgetStore, SqlBudgetStore>().AddSingleton<IWriteOffStore, SqlWriteOffStore>();
        services.AddSingleton<IPriceStore, SqlPriceStore>().AddSingleton<CallMetrics>();
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
            PricesSnapshot, sp.GetRequiredService<Db>(), sp.GetRequiredService<IPriceStore>().LoadAsync));
        services.AddSingleton<ISnapshot>(sp => sp.GetRequiredService<Snapshot<PriceTable>>());

        services.AddJob<PurgeCallsJob, NoInput, long>(new JobTerms<NoInput>(PurgeCallsJob.Kind) { StartBy = LlmPermissions.ManageKeys });
        services.AddDailyRun(PurgeCallsJob.Kind);

        // Stopped in reverse: the writer stores the last calls, then the keeper hands the leases back.
        return services.AddHostedService<LeaseWorker>().AddHostedService<CallWorker>();
    }

    public static void MapMetering(this IEndpointRouteBuilder routes)
    {
        OwnCallEndpoints.Map(routes);
        HealthEndpoints.Map(routes);
        CallAdminEndpoints.Map(routes);
        BudgetAdminEndpoints.Map(routes);
        PriceAdminEndpoints.Map(routes);
    }

    private static CallOptions Checked(CallOptions options) =>
        options is { RetentionDays: >= 1 and <= 36_500, Capacity: >= 1_000 and <= 1_000_000 } ? options : throw Refused<CallOptions>(
            $"{CallOptions.Section}: RetentionDays is 1 to 36500 and Capacity 1000 to 1000000.");

    private static BudgetOptions Checked(BudgetOptions options) =>
        options is { LeaseSeconds: >= 15 and <= 3600, AssumedOutputTokens: >= 1 and <= 10_000_000 } ? options : throw Refused<BudgetOptions>(
            $"{BudgetOptions.Section}: LeaseSeconds is 15 to 3600 and AssumedOutputTokens 1 to 10000000.");

    private static OptionsValidationException Refused<T>(string why) => new(typeof(T).Name, typeof(T), [why]);
}
