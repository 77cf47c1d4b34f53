using Maru.Kernel.Access;
using Maru.Modules.Audit.Chain;
using Maru.Modules.Audit.Reading;
using Maru.Modules.Audit.Retention;
using Maru.Modules.Audit.Verifying;
using Maru.Modules.Audit.Writing;
using Maru.Platform.Auditing;
using Maru.Platform.Settings;
using Maru.Platform.Sql;
using Maru.Work;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Modules.Audit;

/// <summary>Registers and maps the audit log: a provable record of who did what, and when.</summary>
public static class AuditModule
{
    /// <summary>Registers the module.</summary>
    /// <param name="services">The host's services.</param>
    public static IServiceCollection AddAudit(this IServiceCollection services)
    {
        services.AddSingleton(new MigrationSource("audit", typeof(AuditModule).Assembly));
        services.AddSingleton(new DeclaredPermissions("audit", AuditPermissions.All));
        services.AddSettings<AuditSettings>("Audit");
        services.AddSingleton<SqlChain>().AddSingleton<AppendSignal>().AddSingleton<NoteQueue>().AddSingleton<IAuditTrail, ChainedAuditTrail>();
        services.AddSingleton<SqlAuditStore>().AddSingleton<SqlChainStore>();
        services.AddSingleton<CheckpointKeyStore>().AddSingleton<VaultCheckpointKeys>();
        services.AddSingleton<FileAnchor>().AddSingleton<FolderArchive>();
        services.AddSingleton<TextGuard>().AddSingleton<ListEntries>().AddSingleton<ReadEntry>().AddSingleton<SumEntries>().AddSingleton<ExportEntries>();
        services.AddSingleton<SealEntries>().AddSingleton<CopyCheckpoints>().AddSingleton<RetireEntries>();
        services.AddSingleton<SqlVerificationStore>().AddSingleton<VerifyPart>().AddSingleton<FollowChain>().AddSingleton<ReadVerification>();
        services.AddJob<VerifyLogJob, NoInput, VerifiedLog>(new JobTerms<NoInput>(VerifyLogJob.Kind) { StartBy = AuditPermissions.Read }).AddDailyRun(VerifyLogJob.Kind);
        services.AddSingleton<WalkChain>().AddSingleton<VerifyChain>().AddSingleton<ReadCheckpoints>();

        // Services stop in reverse order: first the last notes are written, then the last checkpoint is made.
        services.AddHostedService<RetentionWorker>().AddHostedService<SealWorker>();
        services.AddSingleton<NoteWorker>();
        return services.AddHostedService(sp => sp.GetRequiredService<NoteWorker>());
    }

    /// <summary>Maps <c>/api/v1/audit</c>.</summary>
    /// <param name="routes">The host's routes.</param>
    public static void MapAudit(this IEndpointRouteBuilder routes)
    {
        AuditEndpoints.Map(routes);
        ChainEndpoints.Map(routes);
    }
}
