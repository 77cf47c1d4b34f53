using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Llm.Providers;

/// <summary>Speaks one vendor's wire and answers in OpenAI's. Thread safe.</summary>
internal interface IProviderClient
{
    /// <summary>
    /// Asks the provider and writes its answer, and says how it ended, whatever happened: when <paramref name="ct"/> is cancelled (the
    /// client left) the end holds what was delivered until then. Failures before the first byte come back with the reply not started; a
    /// failure after it is written in-band and the connection is broken.
    /// </summary>
    ValueTask<CallEnd> AnswerAsync(ProviderCall call, IReply reply, CancellationToken ct);
}
