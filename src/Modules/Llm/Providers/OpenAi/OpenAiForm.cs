using System.Text;
using Maru.Modules.Llm.Gateway.Forms;
using Maru.Modules.Llm.Providers.Upstream;

namespace Maru.Modules.Llm.Providers.OpenAi;

/// <summary>Makes the upstream's form out of the client's: the model's own name, and without what its family refuses.</summary>
internal static class OpenAiForm
{
    /// <param name="call">The call.</param>
    /// <param name="form">Its form.</param>
    /// <param name="adjusted">What the model's family made necessary, in words; null for nothing.</param>
    public static SplicedContent Splice(ProviderCall call, ClientForm form, out string? adjusted)
    {
        var refused = call.Route.Family.Refuses.Where(name => form.Parts.Any(part => part.Field == name)).ToList();
        adjusted = refused.Count == 0 ? null : string.Join(", ", refused.Select(name => $"{name}=dropped"));
        return new SplicedContent(form.PiecesFor(Encoding.UTF8.GetBytes(call.Route.Model), refused), form.ContentType);
    }
}
