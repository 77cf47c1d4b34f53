using Microsoft.AspNetCore.Http.Metadata;

namespace Maru.Modules.Llm.Gateway;

/// <summary>Lifts the server's limit: these endpoints have their own, to answer in OpenAI's shape.</summary>
internal sealed class CountsBytesItself : IRequestSizeLimitMetadata
{
    public long? MaxRequestBodySize => null;
}
