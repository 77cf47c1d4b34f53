using System.Collections.Concurrent;
using Maru.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Maru.Platform.Http;

/// <summary>
/// Refuses values of a query that no endpoint could mean, alike for all of them and by name. Binding would take an empty one for one that
/// was left out, which shows more than was asked for; join two of a name; and give up on a wrong form without a word.
/// </summary>
internal sealed class QueryValues(RequestDelegate next)
{
    private readonly ConcurrentDictionary<Endpoint, QueryValue[]> _taken = new();

    public Task InvokeAsync(HttpContext context) =>
        FailureOf(context) is { } wrong ? wrong.ToProblem().ExecuteAsync(context) : next(context);

    private Failure? FailureOf(HttpContext context)
    {
        if (!context.Request.QueryString.HasValue || context.GetEndpoint() is not { } endpoint)
        {
            return null;
        }

        var faults = new QueryFaults();
        foreach (var value in _taken.GetOrAdd(endpoint, static asked => TakenBy(asked)))
        {
            if (value.FaultOf(context.Request.Query[value.Name]) is { } fault)
            {
                faults.Add(value.Name, fault);
            }
        }

        return faults.Or(default(Nothing)).Failure;
    }

    private static QueryValue[] TakenBy(Endpoint endpoint) =>
        [.. endpoint.Metadata.GetOrderedMetadata<IParameterBindingMetadata>().Select(QueryValue.Of).OfType<QueryValue>()];
}
