import { describeConformance } from "contrapost/testing";
import plugin from "{{name}}";

// What every plugin must do: the same for the same inputs, nothing twice, nothing in a preview, and more.
describeConformance(plugin);
