using System.Runtime.CompilerServices;
using Maru.Contracts.Identity;
using Maru.Modules.Llm.Domain.Calls;
using Maru.Modules.Llm.Ports;

namespace Maru.Modules.Llm.UseCases.Calls;

/// <summary>A person's calls as part of their export, the newest first; kept contents are read one by one at <c>/api/v1/llm/calls/{id}</c>.</summary>
internal sealed class OwnCalls(ICallStore calls) : IPersonalData
{
    private const int AtOnce = 500;

    public string Name => "llm.calls";

    public async IAsyncEnumerable<object> ReadAsync(string accountId, [EnumeratorCancellation] CancellationToken ct)
    {
        var window = new CallWindow(1, AtOnce, After: null);
        while (true)
        {
            var page = await calls.ListAsync(new CallFilter { OwnerId = accountId }, window, ct).ConfigureAwait(false);
            foreach (var call in page.Items)
            {
                yield return call;
            }

            if (page.NextCursor is not { } next || !CallCursor.TryRead(next, out var after))
            {
                yield break;
            }

            window = window with { After = after };
        }
    }
}
