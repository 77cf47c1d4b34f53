using System.Runtime.CompilerServices;
using Maru.Contracts.Identity;
using Maru.Kernel;

namespace Maru.Modules.Llm.Calls.History;

/// <summary>
/// A person's calls as part of their export, the newest first; kept contents are read one by one at <c>/api/v1/llm/calls/{id}</c>.
/// </summary>
internal sealed class OwnCalls(ICallStore calls) : IPersonalData
{
    private const int AtOnce = 500;

    public string Name => "llm.calls";

    public async IAsyncEnumerable<object> ReadAsync(string accountId, [EnumeratorCancellation] CancellationToken ct)
    {
        var filter = new CallFilter { OwnerId = accountId };
        Cursor? after = null;
        do
        {
            var (some, next) = await calls.NextAsync(filter, after, AtOnce, ct);
            foreach (var call in some)
            {
                yield return call;
            }

            after = next;
        }
        while (after is not null);
    }
}
