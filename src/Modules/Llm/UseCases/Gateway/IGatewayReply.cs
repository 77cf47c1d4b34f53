using Maru.Modules.Llm.Domain;
using Maru.Modules.Llm.Ports;

namespace Maru.Modules.Llm.UseCases.Gateway;

/// <summary>A reply that also tells the client who answers.</summary>
internal interface IGatewayReply : IReply
{
    /// <summary>Found in the logs and in the call log.</summary>
    string TraceId { get; }

    /// <summary>Puts model, provider and policy version into the headers.</summary>
    void Name(ProviderRoute route);
}
