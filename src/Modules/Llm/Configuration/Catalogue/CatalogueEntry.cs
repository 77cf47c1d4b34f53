using Maru.Contracts.Llm;
using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Llm.Configuration.Catalogue;

/// <summary>A model known to exist at a vendor; a help for forms, never a limit.</summary>
internal sealed record CatalogueEntry(Provider Provider, string ModelId, string Name, Operation Kind, bool Deprecated);
