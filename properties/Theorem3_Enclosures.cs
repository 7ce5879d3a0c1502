namespace SpecProofs.Properties;

/// <summary>Theorem 3's rejections in the two ways that exact numbers are computed.</summary>
public sealed class Theorem3_Enclosures
{
    [Checks("T3.rejections")]
    public void Recursion_in_whole_numbers_and_in_fractions_agree(GeneratedInstance given, Drafts drafts)
    {
        int[] asked = [1, drafts.Count, drafts.Count + 3];
        foreach (var (flow, rows) in Enclosures.BatchAndLimit(given.Instance, asked, ExactBudget.Unlimited)
            .Zip(ExpectedRejections.BatchAndLimit(given.Instance, asked)))
        {
            Expect.Equal("E[N_rej] as a flow of whole numbers, and in rows", flow.Exact!.Value, rows);
        }
    }
}
