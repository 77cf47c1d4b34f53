using Maru.Platform.Live;
using Maru.Platform.Sql;
using Maru.Work;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging;

namespace Maru.WorkChild;

/// <summary>A node of the engine with the test's jobs, on a given database.</summary>
internal static class Shapes
{
    public static IReadOnlyList<string> All { get; } = ["linear", "fan_out", "loop", "timer", "signal", "retry", "child", "compensation"];

    public static IServiceCollection AddNode(this IServiceCollection services, Db db, params (string Key, string Value)[] settings)
    {
        var last = settings.GroupBy(s => s.Key).Select(s => KeyValuePair.Create(s.Key, (string?)s.Last().Value));
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(last).Build());
        services.TryAddSingleton<IHostEnvironment>(
            new HostingEnvironment { EnvironmentName = "Testing", ContentRootFileProvider = new NullFileProvider() });
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Critical));
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics().AddSingleton(db).AddSingleton<Effects>();
        services.AddLive().AddWork().AddLiveWorkers().AddWorkWorkers();
        services.AddJob<LinearJob, Shape, string>(new JobTerms<Shape>("test.linear"));
        services.AddJob<FanOutJob, Shape, string>(new JobTerms<Shape>("test.fan_out"));
        services.AddJob<LoopJob, Shape, string>(new JobTerms<Shape>("test.loop"));
        services.AddJob<TimerJob, Shape, string>(new JobTerms<Shape>("test.timer"));
        services.AddJob<SignalJob, Shape, string>(new JobTerms<Shape>("test.signal"));
        services.AddJob<RetryJob, Shape, string>(new JobTerms<Shape>("test.retry"));
        services.AddJob<ChildJob, Shape, string>(new JobTerms<Shape>("test.child"));
        services.AddJob<LeafJob, Shape, string>(new JobTerms<Shape>("test.leaf"));
        services.AddJob<CompensationJob, Shape, string>(new JobTerms<Shape>("test.compensation"));
        return services.AddJob<SlowJob, Shape, string>(new JobTerms<Shape>("test.slow"));
    }
}
