using System.Diagnostics.Metrics;
using Maru.Platform.Auditing;
using Maru.Platform.Changes;
using Maru.Platform.Messaging;
using Maru.Platform.Sql;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;

namespace Maru.Testing;

/// <summary>What acts need to change something, where no whole server runs. A change that says nothing of the audit log throws.</summary>
public static class TestChanges
{
    public static IServiceCollection AddChanges(this IServiceCollection services) => services.AddMetrics().AddLogging()
        .AddSingleton<OutboxSignal>().AddSingleton<Outbox>()
        .AddSingleton(s => new AuditGaps(
            s.GetRequiredService<IMeterFactory>(), new HostingEnvironment { EnvironmentName = "Testing" }, NullLogger<AuditGaps>.Instance))
        .AddSingleton<Change>();

    /// <summary>For an act that is made by hand.</summary>
    public static Change On(Db db, TimeProvider clock, IAuditTrail? audit = null) => new ServiceCollection()
        .AddSingleton(db).AddSingleton(clock).AddSingleton(audit ?? new RecordedAudit()).AddChanges()
        .BuildServiceProvider().GetRequiredService<Change>();
}
