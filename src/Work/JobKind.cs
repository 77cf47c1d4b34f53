using System.Text;
using System.Text.Json;
using Maru.Kernel;
using Maru.Kernel.Access;
using Maru.Platform.Json;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Work;

/// <summary>A kind of job as the engine sees it: JSON in, JSON out.</summary>
internal sealed record JobKind(
    string Name, string Queue, int Priority, TimeSpan? Deadline, Permission? StartBy, int InputLimit,
    Func<string, Outcome<JobInput>> Read,
    Func<IServiceProvider, string, IJobContext, CancellationToken, Task<Outcome<string>>> RunAsync)
{
    public static JobKind Of<TJob, TInput, TOutput>(JobTerms<TInput> terms)
        where TJob : class, IDurableJob<TInput, TOutput> => new(
            terms.Kind, terms.Queue, terms.Priority, terms.Deadline, terms.StartBy, terms.InputLimit,
            json => ReadInput(terms, json),
            async (services, json, context, ct) =>
            {
                var input = JsonSerializer.Deserialize<TInput>(json, MaruJson.Options)!;
                var result = await services.GetRequiredService<TJob>().RunAsync(input, context, ct);
                return result.Failed(out var failure) ? failure : JsonSerializer.Serialize(result.Value, MaruJson.Options);
            });

    private static Outcome<JobInput> ReadInput<TInput>(JobTerms<TInput> terms, string json)
    {
        if (Encoding.UTF8.GetByteCount(json) > terms.InputLimit)
        {
            return WorkFailures.PayloadTooLarge;
        }

        try
        {
            return JsonSerializer.Deserialize<TInput>(json, MaruJson.Options) is not { } input ? WorkFailures.MalformedInput
                : terms.Validate?.Invoke(input) is { } refused ? refused
                : new JobInput(JsonSerializer.Serialize(input, MaruJson.Options), terms.Partition?.Invoke(input));
        }
        catch (JsonException e)
        {
            return e.Path is { Length: > 2 } path
                ? WorkFailures.MalformedInput.At("input" + path[1..], "Has the wrong type or form.") : WorkFailures.MalformedInput;
        }
    }
}
