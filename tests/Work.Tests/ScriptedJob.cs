using Maru.Kernel;
using Maru.WorkChild;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Work.Tests;

/// <summary>A job whose code stands in the test.</summary>
internal sealed class ScriptedJob(ScriptedJob.Script script) : IDurableJob<Shape, string>
{
    public delegate Task<Outcome<string>> Script(Shape input, IJobContext context, CancellationToken ct);

    public static Action<IServiceCollection> With(Script script, JobTerms<Shape>? terms = null) => services =>
        services.AddSingleton(script).AddScoped<ScriptedJob>().AddSingleton(JobKind.Of<ScriptedJob, Shape, string>(terms ?? new JobTerms<Shape>("test.scripted")));

    public Task<Outcome<string>> RunAsync(Shape input, IJobContext context, CancellationToken ct) => script(input, context, ct);
}
