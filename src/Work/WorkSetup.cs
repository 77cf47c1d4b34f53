using Maru.Contracts.Identity;
using Maru.Kernel.Access;
using Maru.Platform.Live;
using Maru.Platform.Messaging;
using Maru.Platform.Settings;
using Maru.Platform.Sql;
using Maru.Platform.Status;
using Maru.Work.Endpoints;
using Maru.Work.Engine;
using Maru.Work.FailPoints;
using Maru.Work.Journal;
using Maru.Work.Journal.Postgres;
using Maru.Work.Journal.Sqlite;
using Maru.Work.Records;
using Maru.Work.Runs;
using Maru.Work.Upkeep;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Maru.Work;

/// <summary>Registers durable work.</summary>
public static class WorkSetup
{
    /// <summary>Registers the engine; <see cref="AddWorkWorkers"/> starts it.</summary>
    /// <param name="services">Must also hold <see cref="Db"/>, live events and a <see cref="TimeProvider"/>.</param>
    public static IServiceCollection AddWork(this IServiceCollection services)
    {
        services.AddSettings<WorkSettings>("Work");
        services.AddSingleton(new DeclaredPermissions("work", WorkPermissions.All));
        services.AddSingleton<JobKinds>().AddSingleton<WorkSignal>().AddSingleton<WorkMetrics>().AddSingleton<ActiveRuns>();
        services.TryAddSingleton<FailPointSet>();
        services.AddSingleton(s => new NodeLease(
            Kernel.Id.New(s.GetRequiredService<TimeProvider>()), Environment.MachineName, s.GetRequiredService<WorkSettings>(),
            s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IJournal>(s => s.GetRequiredService<Db>().Dialect == Dialect.Sqlite
            ? ActivatorUtilities.CreateInstance<SqliteJournal>(s)
            : ActivatorUtilities.CreateInstance<PostgresJournal>(s));
        services.AddSingleton<RunLedger>().AddSingleton<RunEndings>().AddSingleton<RunInbox>();
        services.AddSingleton<RunClaims>().AddSingleton<RunSweeps>().AddSingleton<RunReader>().AddSingleton<NodeTable>().AddSingleton<RunRetention>();
        services.AddSingleton<StepRecorder>().AddSingleton<StepRunner>().AddSingleton<WaitRunner>().AddSingleton<ChildRunner>();
        services.AddSingleton<RunExecution>().AddSingleton<RunWorkers>().AddSingleton<Heartbeat>();
        services.AddJob<ForgetRuns, NoInput, ForgottenRuns>(new JobTerms<NoInput>(ForgetRuns.Kind) { StartBy = WorkPermissions.ManageRuns });
        services.AddSingleton<RunsOfPerson>().AddSingleton<IPersonalData>(s => s.GetRequiredService<RunsOfPerson>());
        services.AddSingleton(Subscription.Of<AccountDeleted, RunsOfPerson>("RunsOfPerson"));
        return AddActs(services).AddDailyRun(ForgetRuns.Kind);
    }

    /// <summary>Registers a kind of job.</summary>
    /// <typeparam name="TJob">The job; a new instance for each call.</typeparam>
    /// <typeparam name="TInput">Its input.</typeparam>
    /// <typeparam name="TOutput">Its output.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="terms">What the kind declares.</param>
    public static IServiceCollection AddJob<TJob, TInput, TOutput>(this IServiceCollection services, JobTerms<TInput> terms)
        where TJob : class, IDurableJob<TInput, TOutput>
    {
        services.TryAddScoped<TJob>();
        return services.AddSingleton(JobKind.Of<TJob, TInput, TOutput>(terms));
    }

    /// <summary>Declares a queue and its limits. A queue without limits needs no declaration.</summary>
    /// <param name="services">The services.</param>
    /// <param name="terms">The limits.</param>
    public static IServiceCollection AddWorkQueue(this IServiceCollection services, QueueTerms terms) => services.AddSingleton(terms);

    /// <summary>Starts a kind without input once a day, on the node that is first.</summary>
    /// <param name="services">The services.</param>
    /// <param name="kind">The kind.</param>
    public static IServiceCollection AddDailyRun(this IServiceCollection services, string kind) => services.AddSingleton(new DailyRun(kind));

    /// <summary>Registers the background services.</summary>
    /// <param name="services">The services.</param>
    public static IServiceCollection AddWorkWorkers(this IServiceCollection services) =>
        services.AddHostedService<Reaper>().AddHostedService<Dispatcher>()
            .AddHostedService<DailyStarter>();

    /// <summary>Maps <c>/api/v1/work</c> and <c>/api/v1/admin/work</c>.</summary>
    /// <param name="routes">The host's routes.</param>
    public static void MapWork(this IEndpointRouteBuilder routes)
    {
        RunEndpoints.Map(routes);
        RunAdminEndpoints.Map(routes);
    }

    // Their constructors take internal parts of the engine and are therefore not public, so they are registered with factories.
    private static IServiceCollection AddActs(IServiceCollection services)
    {
        services.AddSingleton<RunAudit>().AddSingleton<RunOwners>().AddSingleton<RetryRun>().AddSingleton<ForkRun>().AddSingleton<ReadRuns>().AddSingleton<ILiveSource, LiveRuns>();
        services.AddSingleton<INodes, ReadNodes>();
        services.AddSingleton(s => new StartRun(
            s.GetRequiredService<JobKinds>(), s.GetRequiredService<IJournal>(), s.GetRequiredService<WorkSignal>(), s.GetRequiredService<LiveTopics>(),
            s.GetRequiredService<RunAudit>(), s.GetRequiredService<FailPointSet>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => new SignalRun(
            s.GetRequiredService<IJournal>(), s.GetRequiredService<RunInbox>(), s.GetRequiredService<RunAudit>(), s.GetRequiredService<FailPointSet>()));
        services.AddSingleton(s => new CancelRun(
            s.GetRequiredService<IJournal>(), s.GetRequiredService<JobKinds>(), s.GetRequiredService<WorkSignal>(), s.GetRequiredService<LiveTopics>(),
            s.GetRequiredService<RunAudit>(), s.GetRequiredService<RunInbox>(), s.GetRequiredService<ActiveRuns>()));
        return services;
    }
}
