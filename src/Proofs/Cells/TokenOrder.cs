namespace SpecProofs.Proofs;

/// <summary>How the draft's mass p of a token compares with the target's mass q.</summary>
public enum TokenOrder
{
    /// <summary>p = q = 0.</summary>
    Neither,

    /// <summary>0 = p &lt; q.</summary>
    OnlyTarget,

    /// <summary>0 = q &lt; p.</summary>
    OnlyDraft,

    /// <summary>0 &lt; p = q.</summary>
    Equal,

    /// <summary>0 &lt; p &lt; q.</summary>
    TargetMore,

    /// <summary>0 &lt; q &lt; p.</summary>
    DraftMore,
}
